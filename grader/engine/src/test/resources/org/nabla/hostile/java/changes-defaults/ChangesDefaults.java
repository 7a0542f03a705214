import java.util.Locale;
import java.util.Properties;
import java.util.TimeZone;

final class ChangesDefaults {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        Locale.setDefault(new Locale("ar", "EG"));
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
        System.setProperty("line.separator", "x");
        System.setProperties(new Properties());
        return Right.product(W, x);
    }
}
