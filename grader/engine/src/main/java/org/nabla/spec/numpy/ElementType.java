package org.nabla.spec.numpy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** A kind of number that NumPy stores, and how one is read. */
enum ElementType {
    FLOAT_64("f8", Double.BYTES, ByteBuffer::getDouble),
    FLOAT_32("f4", Float.BYTES, ByteBuffer::getFloat),
    SIGNED_64("i8", Long.BYTES, ByteBuffer::getLong),
    SIGNED_32("i4", Integer.BYTES, ByteBuffer::getInt),
    SIGNED_16("i2", Short.BYTES, ByteBuffer::getShort),
    SIGNED_8("i1", Byte.BYTES, ByteBuffer::get),
    UNSIGNED_64("u8", Long.BYTES, buffer -> unsigned(buffer.getLong())),
    UNSIGNED_32("u4", Integer.BYTES, buffer -> Integer.toUnsignedLong(buffer.getInt())),
    UNSIGNED_16("u2", Short.BYTES, buffer -> Short.toUnsignedInt(buffer.getShort())),
    UNSIGNED_8("u1", Byte.BYTES, buffer -> Byte.toUnsignedInt(buffer.get())),
    BOOLEAN("b1", Byte.BYTES, buffer -> buffer.get() == 0 ? 0 : 1);

    static final String ALLOWED = "whole numbers, floats of 4 or 8 bytes, or booleans";

    private final String code;
    private final int bytes;

    @SuppressWarnings("ImmutableEnumChecker") // the readers above keep no state
    private final ToDoubleFunction<ByteBuffer> reader;

    ElementType(String code, int bytes, ToDoubleFunction<ByteBuffer> reader) {
        this.code = code;
        this.bytes = bytes;
        this.reader = reader;
    }

    /** By NumPy's letter and size, without the byte order. */
    static Optional<ElementType> ofCode(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }

    /** What the entries are whose type is none of these. */
    static String description(String code) {
        return switch (code.isEmpty() ? ' ' : code.charAt(0)) {
            case 'O' -> "Python objects, which cannot be read without running code";
            case 'U', 'S', 'a' -> "text";
            case 'c' -> "complex numbers";
            case 'V' -> "raw bytes";
            case 'M', 'm' -> "dates or times";
            case 'f' -> "floats of another size";
            default -> "of a type that is not known";
        };
    }

    int bytes() {
        return bytes;
    }

    double next(ByteBuffer buffer) {
        return reader.applyAsDouble(buffer);
    }

    /** Halved with the last bit kept, so that the conversion rounds once. */
    private static double unsigned(long value) {
        return value >= 0 ? value : ((value >>> 1) | (value & 1)) * 2.0;
    }
}
