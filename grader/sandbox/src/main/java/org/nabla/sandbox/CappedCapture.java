package org.nabla.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Keeps the first bytes of a stream and reads the rest away, so that the writer never waits. */
final class CappedCapture implements Runnable {

    private final InputStream input;
    private final int limit;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long dropped;
    private boolean muted;

    CappedCapture(InputStream input, int limit) {
        this.input = input;
        this.limit = limit;
    }

    @Override
    public void run() {
        byte[] chunk = new byte[65536];
        try {
            for (int read = input.read(chunk); read >= 0; read = input.read(chunk)) {
                keep(chunk, read);
            }
        } catch (IOException e) {
            // the child is gone; what was read until now is what there is
        }
    }

    private synchronized void keep(byte[] chunk, int read) {
        if (muted) {
            return;
        }
        int fits = Math.min(read, limit - kept.size());
        kept.write(chunk, 0, fits);
        dropped += read - fits;
    }

    /** From now on, what is read is neither kept nor counted. */
    synchronized void mute() {
        muted = true;
    }

    /** What has been read so far. A character cut in two at the limit, or not UTF-8, shows as {@code U+FFFD}. */
    synchronized Captured captured() {
        return new Captured(kept.toString(StandardCharsets.UTF_8), dropped);
    }
}
