package org.nabla.spec.numpy;

import java.util.Optional;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;
import org.nabla.spec.SpecException;
import org.nabla.spec.source.Excerpt;

/** The file, and once it is known the array, that a message about data names. */
record DataProblem(String file, Optional<String> array) {

    static DataProblem inFile(String file) {
        return new DataProblem(file, Optional.empty());
    }

    DataProblem inArray(String name) {
        return new DataProblem(file, Optional.of(name));
    }

    SpecException because(String summary) {
        return new SpecException(message(summary));
    }

    SpecException because(String summary, String help) {
        return new SpecException(message(summary).help(help));
    }

    SpecException because(String summary, String expected, String actual) {
        return new SpecException(evident(summary, expected, actual));
    }

    SpecException because(String summary, String expected, String actual, String help) {
        return new SpecException(evident(summary, expected, actual).help(help));
    }

    /** How to write the file again, for a file that is not what NumPy writes. */
    String writeAgain() {
        return file.endsWith(".npy")
                ? "write it again with `np.save(\"%s\", array)`".formatted(file)
                : "write it again with `np.savez(\"%s\", W1=W1, b1=b1)`, naming each array".formatted(file);
    }

    private Message evident(String summary, String expected, String actual) {
        return message(summary).with(Evidence.expected(expected)).with(Evidence.actual(actual));
    }

    private Message message(String summary) {
        String place = Excerpt.word(file);
        return Message.of(
                MessageCode.DATA_FILE,
                summary,
                array.map(name -> "%s, array %s".formatted(place, Excerpt.word(name)))
                        .orElse(place));
    }
}
