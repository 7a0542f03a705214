final class ThrowsAnOddError {

    static class Odd extends Error {
        @Override
        public String getMessage() {
            throw new IllegalStateException();
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            return null;
        }

        @Override
        public Throwable getCause() {
            return this;
        }

        @Override
        public String toString() {
            System.exit(0);
            return null;
        }
    }

    static double[][] first(double[][] W, double[][] x) throws Exception {
        throw new Odd();
    }
}
