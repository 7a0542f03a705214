package org.nabla.batch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;

/** Keeps a second run out of an output folder. The system gives the lock back when a process ends, however it ends. */
public final class OutputLock implements AutoCloseable {

    private final FileChannel channel;

    private OutputLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws BatchException when another run has it
     */
    public static OutputLock of(Path file, Path folder) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new BatchException(Message.of(
                            MessageCode.OUTPUT_IN_USE,
                            "another run is writing to `%s`".formatted(Names.shown(folder.toString())),
                            "nabla grade --out")
                    .help("wait until it has ended, or name another folder with `--out`"));
        }
        return new OutputLock(channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // another run in this process
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
