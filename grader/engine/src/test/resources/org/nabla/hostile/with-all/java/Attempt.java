/** Tries something and says on the console what came of it; the suite reads the lines that begin with `> `. */
final class Attempt {

    interface Code {
        Object run() throws Throwable;
    }

    static void to(String what, Code code) {
        String came;
        try {
            Object result = code.run();
            came = result == null || result.equals(false) || result.equals("") ? "refused" : "done";
        } catch (Throwable e) {
            came = "refused";
        }
        say(what + ": " + came);
    }

    /** Whether less than so much could be had. */
    static void held(String what, int count, int bound) {
        say(what + ": " + (count < bound ? "bounded" : "not bounded"));
    }

    static void say(String line) {
        System.err.println("> " + line);
    }

    /** Writes to the output that belongs to the protocol. */
    static void forge(String text) {
        try {
            new java.io.FileOutputStream(java.io.FileDescriptor.out).write(text.getBytes("UTF-8"));
        } catch (java.io.IOException e) {
            throw new RuntimeException(e);
        }
    }
}
