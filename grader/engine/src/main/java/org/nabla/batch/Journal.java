package org.nabla.batch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;

/**
 * What is finished, a line each, only ever added to. A line is on the disk before anything counts on it; whoever reads
 * the journal after a crash finds every submission that was counted, and at most one torn line, which means nothing.
 *
 * <p>Not safe for several threads, and for one process at a time: see {@link OutputLock}.
 */
public final class Journal implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;
    private final Map<String, Entry> latest = new TreeMap<>();
    private final Set<String> ofThisBatch = new HashSet<>();
    private JournalLine.@Nullable Begin begun;
    private boolean open;
    private @Nullable Finding before;

    /** How the batch before ended: everything in it, and what it was graded with. */
    public record Finding(Setting setting, Map<String, Entry> entries) {
        public Finding {
            entries = Map.copyOf(entries);
        }
    }

    private Journal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Opens a journal, or begins one.
     *
     * @throws BatchException when it cannot be read or written
     */
    public static Journal open(Path file) {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            Journal journal = new Journal(file, channel);
            journal.read();
            return journal;
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private void read() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JournalLine.of(line).ifPresent(this::take);
            }
        }
        if (!endsWithALine()) {
            write("\n"); // what was torn stays a line of its own, which means nothing
        }
    }

    private boolean endsWithALine() throws IOException {
        try (FileChannel reading = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return reading.size() == 0 || (reading.read(last, reading.size() - 1) == 1 && last.array()[0] == '\n');
        }
    }

    private void take(JournalLine line) {
        if (line instanceof JournalLine.Begin begin) {
            begun = begin;
            open = true;
            ofThisBatch.clear();
        } else if (line instanceof JournalLine.Finished finished) {
            latest.put(finished.entry().key(), finished.entry());
            ofThisBatch.add(finished.entry().key());
        } else if (line instanceof JournalLine.Gone gone) {
            latest.remove(gone.key());
        } else if (begun != null) {
            before = new Finding(begun.setting(), latest);
            open = false;
        }
    }

    /** Goes on with the batch that was interrupted, when it is the same one, or begins another. */
    public void begin(Setting setting, boolean fresh) {
        JournalLine.Begin begin = new JournalLine.Begin(setting, fresh);
        if (!open || !begin.equals(begun)) {
            append(begin);
        }
    }

    /**
     * What is known of a submission, when it need not be graded again: nothing that the result depends on has changed,
     * and it was not the grader's fault. Where a limit was met, only this batch counts on it; a fresh one only on itself.
     */
    public Optional<Entry> usable(String key, String fingerprint) {
        Entry entry = latest.get(key);
        if (entry == null || !entry.fingerprint().equals(fingerprint) || entry.isFault()) {
            return Optional.empty();
        }
        boolean fresh = begun != null && begun.fresh();
        boolean usable = ofThisBatch.contains(key) || (!fresh && !entry.isPartial());
        return usable ? Optional.of(entry) : Optional.empty();
    }

    /** Puts a finished submission on the disk; it counts from then on. */
    public void add(Entry entry) {
        append(new JournalLine.Finished(entry));
    }

    /** All of these are finished; what else is known is of earlier batches. */
    public void done(Collection<String> keys) {
        Set<String> here = new HashSet<>(keys);
        for (String key : List.copyOf(latest.keySet())) {
            if (!here.contains(key)) {
                append(new JournalLine.Gone(key));
            }
        }
        if (open) {
            append(new JournalLine.Done());
        }
    }

    /** How the batch before this one ended; empty when none has. */
    public Optional<Finding> before() {
        return Optional.ofNullable(before);
    }

    private void append(JournalLine line) {
        write(line.text() + "\n");
        take(line);
    }

    private void write(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static BatchException unusable(Path file, IOException e) {
        String reason = e instanceof FileSystemException problem && problem.getReason() != null
                ? problem.getReason()
                : String.valueOf(e.getMessage());
        return new BatchException(
                Message.of(
                                MessageCode.OUTPUT_FOLDER,
                                "the journal of what is finished could not be written",
                                Names.shown(file.toString()))
                        .with(Evidence.actual(Names.shown(reason)))
                        .help(
                                "look at the free space and the permissions; the same command then goes on where this run stopped"));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }
}
