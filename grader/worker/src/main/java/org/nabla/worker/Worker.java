package org.nabla.worker;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The program that runs next to a student's code and calls it, as {@code grader/docs/protocol.md} describes.
 *
 * <p>It ends when it is told to, when its input ends, when its output is gone, or when memory has run out, and takes
 * every thread of the student's with it.
 */
public final class Worker {

    private static final int OUTPUT_GONE = 74;
    private static final int FAULT = 70;
    private static final int INPUT_BUFFER = 1 << 14;

    private final StudentLoader loader;
    private final ReplyWriter replies;
    private final Receivers receivers = new Receivers();

    /** Given up when memory has run out, so that this can still be said. */
    private final List<byte[]> reserve = new ArrayList<>(List.of(new byte[1 << 20]));

    private Worker(StudentLoader loader, ReplyWriter replies) {
        this.loader = loader;
        this.replies = replies;
    }

    /** Takes no arguments: the submission's classes are the first line of the input. */
    public static void main(String[] arguments) {
        int exitCode = 0;
        try {
            run();
        } catch (IOException e) {
            exitCode = OUTPUT_GONE;
        } catch (Throwable e) {
            e.printStackTrace();
            exitCode = FAULT;
        }
        Runtime.getRuntime().halt(exitCode); // neither the student's threads nor shutdown hooks get a turn
    }

    private static void run() throws IOException {
        InputStream input = new BufferedInputStream(new FileInputStream(FileDescriptor.in), INPUT_BUFFER);
        OutputStream output = new FileOutputStream(FileDescriptor.out);
        PrintStream console = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.setIn(InputStream.nullInputStream());
        System.setOut(console);
        System.setErr(console);
        JsonFactory json = new JsonFactoryBuilder()
                .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
                .build();
        Rehearsal.take(json);

        byte[] classes = line(input);
        if (classes.length == 0) {
            return; // never needed
        }
        StudentLoader loader = StudentLoader.of(classes);
        Thread.currentThread().setContextClassLoader(loader);
        new Worker(loader, new ReplyWriter(json, output, new ThrownWriter(loader))).serve(json, input);
    }

    private static byte[] line(InputStream input) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(INPUT_BUFFER);
        for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
            line.write(next);
        }
        return line.toByteArray();
    }

    private void serve(JsonFactory json, InputStream input) throws IOException {
        Functions functions = functions();
        if (functions == null) {
            return;
        }
        replies.ready(functions);
        CallReader calls = new CallReader(json, input);
        Call call = calls.next();
        while (call != null && call.number != Call.EXIT && answer(call, functions)) {
            call = calls.next();
        }
    }

    /** What can be called; null when that is nothing, and this has been said. */
    private @Nullable Functions functions() throws IOException {
        List<Class<?>> classes = new ArrayList<>();
        Throwable failure = null;
        String failed = "";
        for (String name : loader.topLevel()) {
            try {
                Class<?> type = Class.forName(name, false, loader);
                Objects.requireNonNull(type.getDeclaredMethods()); // links its signatures, which may fail as well
                classes.add(type);
            } catch (Throwable e) {
                failure = e;
                failed = name;
            }
        }
        List<StudentFunction> found = new FunctionFinder(classes).functions();
        if (!found.isEmpty()) {
            return callable(found);
        }
        if (failure != null) {
            replies.failed(
                    UnsupportedValueException.CANNOT_BE_CREATED,
                    Words.join("class `", failed, "` cannot be loaded"),
                    String.valueOf(failure.getMessage()));
        } else {
            replies.failed(
                    UnsupportedValueException.FUNCTION_MISSING,
                    "no class has a method that can be called",
                    names(loader.topLevel()));
        }
        return null;
    }

    private @Nullable Functions callable(List<StudentFunction> found) throws IOException {
        for (StudentFunction function : found) {
            if (Receivers.obstacle(function) == null) {
                return new Functions(found);
            }
        }
        replies.failed(
                UnsupportedValueException.CANNOT_BE_CREATED,
                "there is no object to call a function on",
                String.valueOf(Receivers.obstacle(found.get(0))));
        return null;
    }

    private static String names(List<String> classes) {
        StringBuilder text = new StringBuilder();
        for (String name : classes) {
            text.append(text.length() == 0 ? "classes: `" : ", `").append(name).append('`');
        }
        return text.toString();
    }

    /** Returns false when nothing can be asked of this process any more. */
    private boolean answer(Call call, Functions functions) throws IOException {
        try {
            StudentFunction function = functions.named(call.function);
            replies.result(call, function.name(), invoke(function, call));
        } catch (UnsupportedValueException e) {
            replies.unsupported(call, e);
        } catch (StudentException e) {
            return raised(call, e.thrown());
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) { // thrown while a value of the student's own type was looked at
            return raised(call, e);
        }
        return true;
    }

    private boolean raised(Call call, Throwable thrown) throws IOException {
        boolean outOfMemory = ThrownWriter.isOutOfMemory(thrown);
        if (outOfMemory) {
            reserve.clear();
        }
        replies.raised(call, thrown);
        return !outOfMemory;
    }

    private @Nullable Object invoke(StudentFunction function, Call call)
            throws UnsupportedValueException, StudentException {
        Method method = function.method();
        if (method.getReturnType() == void.class) {
            throw new UnsupportedValueException(
                    UnsupportedValueException.TYPE_NOT_SUPPORTED, "`", function.name(), "` returns nothing");
        }
        @Nullable Object[] arguments = new Arguments(call, function.name()).of(method);
        Object receiver = receivers.of(function);
        try {
            method.setAccessible(true);
            return method.invoke(receiver, arguments);
        } catch (InvocationTargetException e) {
            throw new StudentException(e.getTargetException());
        } catch (IllegalAccessException e) {
            throw new StudentException(e);
        } finally {
            Thread.interrupted(); // a student's interrupt ends with the call
        }
    }
}
