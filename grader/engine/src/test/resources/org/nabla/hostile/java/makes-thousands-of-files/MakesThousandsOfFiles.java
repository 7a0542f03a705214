import java.io.File;

final class MakesThousandsOfFiles {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        for (int i = 0; i < 8_000; i++) {
            new File("file" + i).createNewFile();
        }
        Thread.sleep(1000);
        return Right.product(W, x);
    }
}
