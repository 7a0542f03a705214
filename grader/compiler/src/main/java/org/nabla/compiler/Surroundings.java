package org.nabla.compiler;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * What a submission is compiled against: the JDK, and of the class path only commons-math3. It stays the same, so what its
 * packages hold is looked up once for all compilations; nothing that a submission brings is kept here.
 */
final class Surroundings extends ForwardingJavaFileManager<JavaFileManager> {

    private static final String LIBRARY = "org.apache.commons.math3";

    /** Where the compiler looks for plug-ins of its own, and finds none. */
    private static final ClassLoader NO_PLUGINS = new ClassLoader(ClassLoader.getPlatformClassLoader()) {};

    /** Of packages that are there, so that a source that asks for thousands of others fills no memory. */
    private final Map<Listing, List<JavaFileObject>> listings = new HashMap<>();

    /** Of the classes in the listings; to tell one, the compiler's own file manager compiles a regular expression. */
    private final IdentityHashMap<JavaFileObject, String> binaryNames = new IdentityHashMap<>();

    Surroundings(JavaFileManager files) {
        super(files);
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        if (location == StandardLocation.CLASS_PATH && !packageName.startsWith(LIBRARY)) {
            return List.of();
        }
        Listing listing = new Listing(location, packageName, Set.copyOf(kinds), recurse);
        List<JavaFileObject> known = listings.get(listing);
        if (known != null) {
            return known;
        }
        List<JavaFileObject> found = new ArrayList<>();
        super.list(location, packageName, kinds, recurse).forEach(found::add);
        if (!found.isEmpty()) {
            listings.put(listing, found);
            found.forEach(file -> binaryNames.put(file, super.inferBinaryName(location, file)));
        }
        return found;
    }

    @Override
    public @Nullable String inferBinaryName(Location location, JavaFileObject file) {
        String known = binaryNames.get(file);
        return known == null ? super.inferBinaryName(location, file) : known;
    }

    @Override
    public ClassLoader getClassLoader(Location location) {
        return NO_PLUGINS;
    }

    /** It is used for many compilations, one after the other. */
    @Override
    public void close() {}

    private record Listing(Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) {}
}
