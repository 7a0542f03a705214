package org.nabla.sandbox;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The children that are not closed yet; when this JVM ends, also by Ctrl-C, they end with it. */
final class LivingChildren {

    private static final Set<SandboxProcess> CHILDREN = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(LivingChildren::endAll, "nabla-end-children"));
    }

    private LivingChildren() {}

    static SandboxProcess add(SandboxProcess child) {
        CHILDREN.add(child);
        return child;
    }

    static void remove(SandboxProcess child) {
        CHILDREN.remove(child);
    }

    private static void endAll() {
        CHILDREN.forEach(SandboxProcess::close);
    }
}
