// veraPDF's verdict on PDFs: java -cp CLASSPATH Verdict.java FLAVOUR FILE...; one line for each file.
import java.io.FileInputStream;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

class Verdict {
  public static void main(String[] words) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    PDFAFlavour flavour = PDFAFlavour.byFlavourId(words[0]);
    for (int i = 1; i < words.length; i++) {
      try (var parser = Foundries.defaultInstance().createParser(new FileInputStream(words[i]), flavour);
          var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
        var result = validator.validate(parser);
        var broken = new TreeSet<String>();
        result.getFailedChecks().forEach((rule, times) -> broken.add(rule.getClause() + "-" + rule.getTestNumber()));
        System.out.println(result.isCompliant() ? "valid" : "broken " + String.join(" ", broken));
      }
    }
  }
}
