package org.nabla.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a compiler may say that a source has taken over. */
class CompileReplyTest {

    private static final SourceFile FILE = new SourceFile("Net.java", "class Net {}");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | the reply is not as agreed: null",
                "%%% | the reply is not as agreed: Illegal base64 character 25",
                "Bw== | 7 is no kind of reply",
                "AwA= | something follows the reply",
                "Bn////8= | a length of 2147483647 where 0 bytes follow",
                "Bv////8= | a length of -1 where 0 bytes follow",
                "AX////8= | the reply is not as agreed: null", // more classes than there are bytes
                "AgAAAAEAAAAA | 1 errors, of which 0 are told",
                "AgAAAAB/////  | the reply is not as agreed: null"
            })
    void isMalformed_whenItIsNotAsAgreed(String line, String reason) {
        assertThatThrownBy(() -> CompileReply.read(line, List.of(FILE)))
                .isInstanceOf(MalformedReplyException.class)
                .hasMessage(reason);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "1, 0", "0, -1", "2147483647, 3"})
    void hasNoPlace_whenThereIsNoneLikeIt(int file, long position) throws IOException, MalformedReplyException {
        CompileReply reply = CompileReply.read(oneError(file, position), List.of(FILE));

        assertThat(reply).isEqualTo(new CompileReply.Errors(List.of(new CompileError(Optional.empty(), "what")), 1));
    }

    @Test
    void pointsAtTheEnd_whenAPositionIsBeyondIt() throws IOException, MalformedReplyException {
        CompileReply reply = CompileReply.read(oneError(0, Long.MAX_VALUE), List.of(FILE));

        assertThat(reply)
                .isEqualTo(new CompileReply.Errors(
                        List.of(new CompileError(Optional.of(new CompileError.Place(FILE, 12, 3)), "what")), 1));
    }

    private static String oneError(int file, long position) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream output = new DataOutputStream(bytes)) {
            output.writeByte(2);
            output.writeInt(1);
            output.writeInt(1);
            output.writeInt(file);
            output.writeLong(position);
            output.writeLong(3);
            output.writeInt(4);
            output.writeBytes("what");
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
