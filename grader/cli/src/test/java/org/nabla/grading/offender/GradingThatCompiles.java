package org.nabla.grading.offender;

import javax.tools.ToolProvider;

/** Breaks a rule on purpose. */
public final class GradingThatCompiles {

    private GradingThatCompiles() {}

    static boolean canCompile() {
        return ToolProvider.getSystemJavaCompiler() != null;
    }
}
