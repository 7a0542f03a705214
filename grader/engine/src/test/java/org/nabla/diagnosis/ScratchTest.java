package org.nabla.diagnosis;
import java.util.*;
import org.junit.jupiter.api.Test;
class ScratchTest {
  @Test void go() throws Exception {
    String what = System.getProperty("what","0,8");
    List<Subject> all = MutantsTest.sheets().map(Subject::new).toList();
    for (String w : what.split(",")) {
      Subject s = all.get(Integer.parseInt(w)); Confusion c = new Confusion(s);
      for (int rep = 0; rep < 4; rep++) {
      long t = System.nanoTime();
      Confusion.Singles r = c.singles(id -> true, OptionalInt.empty());
      System.out.println(s + " all " + r.tried() + " " + r.counts() + ms(t)); if (rep == 0) r.others().forEach((k,v) -> {if (!v.startsWith("UNSEEN")) System.out.println("   " + k + " " + v);});
      }
      if (System.getProperty("full") == null) continue;
      for (int d : new int[] {6,4,2}) { long t = System.nanoTime(); Confusion.Singles r = c.singles(s.pool()::contains, OptionalInt.of(d)); System.out.println(s + " decimals " + d + " " + r.counts() + ms(t)); if (d > 2) r.others().forEach((k,v) -> System.out.println("   " + k + " " + v)); }
      long t = System.nanoTime(); Confusion.Pairs p = c.pairs(1); System.out.println("pairs both " + p.both() + " one " + p.one() + " none " + p.none() + " wrong " + p.wrong() + ms(t)); p.notes().forEach(n -> System.out.println("   " + n));
      for (OptionalInt d : List.of(OptionalInt.empty(), OptionalInt.of(6), OptionalInt.of(4), OptionalInt.of(2))) { t = System.nanoTime(); Confusion.Slips q = c.slips(2, d); System.out.println("slips " + d + " noticed " + q.noticed() + " one " + q.oneStep() + " mis " + q.misnamed() + ms(t)); q.notes().forEach(n -> System.out.println("   " + n)); }
    }
  }
  static String ms(long t) { return " in " + (System.nanoTime() - t) / 1000000 + " ms"; }
}
