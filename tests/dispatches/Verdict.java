// veraPDF's verdict on PDFs: java -cp CLASSPATH Verdict.java FLAVOUR[+FLAVOUR] FILE...; one line for each file.
import java.io.FileInputStream;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

class Verdict {
  public static void main(String[] words) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    for (int i = 1; i < words.length; i++) {
      var broken = new TreeSet<String>();
      for (String name : words[0].split("\\+")) look(PDFAFlavour.byFlavourId(name), words[i], broken);
      System.out.println(broken.isEmpty() ? "valid" : "broken " + String.join(" ", broken));
    }
  }

  static void look(PDFAFlavour flavour, String file, TreeSet<String> broken) throws Exception {
    try (var parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour);
        var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      var result = validator.validate(parser);
      result.getFailedChecks().forEach((rule, times) -> broken.add(rule.getClause() + "-" + rule.getTestNumber()));
      if (!result.isCompliant()) broken.add(flavour.getId());
    }
  }
}
