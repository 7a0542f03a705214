package org.nabla.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Files by their paths, {@code /} between the parts, in the order of the paths. */
public final class PackedFiles {

    private final TreeMap<String, PackedFile> files = new TreeMap<>();

    /** The bytes of a file, and whether it is a program that is started. */
    public record PackedFile(Bytes content, boolean executable) {}

    /** Bytes that nobody changes. */
    public static final class Bytes {

        private final byte[] bytes;

        private Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        public byte[] toArray() {
            return bytes.clone();
        }

        public int size() {
            return bytes.length;
        }
    }

    public Map<String, PackedFile> all() {
        return Collections.unmodifiableMap(files);
    }

    PackedFiles add(String path, byte[] content) {
        files.put(path, new PackedFile(new Bytes(content.clone()), false));
        return this;
    }

    PackedFiles add(String path, String text) {
        return add(path, text.getBytes(UTF_8));
    }

    PackedFiles addProgram(String path, String text) {
        files.put(path, new PackedFile(new Bytes(text.getBytes(UTF_8)), true));
        return this;
    }

    /** Adds all files of another package below a folder. */
    PackedFiles addAll(String folder, PackedFiles others) {
        others.files.forEach((path, file) -> files.put(folder + "/" + path, file));
        return this;
    }

    PackedFiles addAll(String folder, Map<String, byte[]> others) {
        others.forEach((path, content) -> add(folder + "/" + path, content));
        return this;
    }

    PackedFiles without(String path) {
        files.remove(path);
        return this;
    }
}
