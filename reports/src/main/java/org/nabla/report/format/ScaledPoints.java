package org.nabla.report.format;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The points of several items as another program takes them. Each list adds up to its total; nothing is above what is
 * possible; 0 stays 0, and all stays all.
 *
 * @param earned of each item, and in all
 * @param possible of each item, and in all; as in the problem, unless that has more decimals than the scale
 */
record ScaledPoints(Scale.Parts earned, Scale.Parts possible) {

    static ScaledPoints of(List<Item> items, Scale scale) {
        List<BigDecimal> exact = items.stream().map(Item::points).toList();
        Scale.Parts earned = scale.parts(exact);
        List<BigDecimal> worth = items.stream().map(Item::possible).toList();
        if (worth.stream().allMatch(scale::isExact)) {
            return new ScaledPoints(earned, scale.parts(worth));
        }
        BigDecimal possible = scale.rounded(worth.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        List<BigDecimal> lost = IntStream.range(0, items.size())
                .mapToObj(i -> worth.get(i).subtract(exact.get(i)))
                .toList();
        Scale.Parts missing = scale.parts(lost, possible.subtract(earned.total()));
        List<BigDecimal> sums = IntStream.range(0, items.size())
                .mapToObj(i -> earned.each().get(i).add(missing.each().get(i)))
                .toList();
        return new ScaledPoints(earned, new Scale.Parts(sums, possible));
    }

    BigDecimal earned(int item) {
        return earned.each().get(item);
    }

    BigDecimal possible(int item) {
        return possible.each().get(item);
    }
}
