import java.lang.reflect.Field;

final class FillsNativeMemory {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        Field field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
        field.setAccessible(true);
        sun.misc.Unsafe unsafe = (sun.misc.Unsafe) field.get(null);
        int held = 0;
        try {
            for (; held < 1024; held += 16) {
                unsafe.allocateMemory(16L << 20);
            }
        } catch (OutOfMemoryError e) {
            // as much as there may be
        }
        Attempt.held("native memory", held, 577);
        return Right.product(W, x);
    }
}
