import java.io.File;

final class MakesADeepFolder {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        File folder = new File(".");
        for (int i = 0; i < 300; i++) {
            folder = new File(folder, "d");
            folder.mkdir();
        }
        Thread.sleep(1000);
        return Right.product(W, x);
    }
}
