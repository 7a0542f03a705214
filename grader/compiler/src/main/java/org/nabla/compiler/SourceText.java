package org.nabla.compiler;

import java.net.URI;
import java.net.URISyntaxException;
import javax.tools.SimpleJavaFileObject;

/** A file of a submission, under the student's own path; its index is how an error refers to it. */
final class SourceText extends SimpleJavaFileObject {

    private final int index;
    private final String text;

    SourceText(int index, String path, String text) {
        super(uri(path), Kind.SOURCE);
        this.index = index;
        this.text = text;
    }

    private static URI uri(String path) {
        try {
            return new URI("submission", null, "/" + path, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    int index() {
        return index;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }

    /** Course platforms rename files; the class in {@code Net (1).java} may still be called {@code Net}. */
    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
        return kind == Kind.SOURCE;
    }
}
