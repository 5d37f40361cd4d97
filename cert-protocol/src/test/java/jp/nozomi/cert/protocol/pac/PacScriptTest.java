package jp.nozomi.cert.protocol.pac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacScriptTest {
  /** A Monday, 10:30:15 in Tokyo. */
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T01:30:15Z"), ZoneId.of("Asia/Tokyo"));

  private final List<String> lookedUp = new ArrayList<>();
  private final PacResolver resolver =
      new PacResolver() {
        @Override
        public Optional<InetAddress> resolve(String host) {
          lookedUp.add(host);
          return Optional.ofNullable(
                  Map.of("www.bank.example", "192.0.2.7", "intranet", "10.1.2.3").get(host))
              .map(PacScriptTest::address);
        }

        @Override
        public InetAddress own() {
          return address("10.9.8.7");
        }
      };

  @ParameterizedTest
  @ValueSource(
      strings = {
        "isPlainHostName('intranet') => true",
        "isPlainHostName('www.bank.example') => false",
        "isPlainHostName('2001:db8::1') => false",
        "dnsDomainIs('www.bank.example', '.bank.example') => true",
        "dnsDomainIs('www.bank.example', '.other.example') => false",
        "localHostOrDomainIs('www', 'www.bank.example') => true",
        "localHostOrDomainIs('www.bank.example', 'www.bank.example') => true",
        "localHostOrDomainIs('www.other.example', 'www.bank.example') => false",
        "isResolvable('www.bank.example') => true",
        "isResolvable('nowhere.example') => false",
        "isInNet('www.bank.example', '192.0.2.0', '255.255.255.0') => true",
        "isInNet('192.0.3.7', '192.0.2.0', '255.255.255.0') => false",
        "isInNet('nowhere.example', '192.0.2.0', '255.255.255.0') => false",
        "dnsResolve('intranet') => 10.1.2.3",
        "dnsResolve('nowhere.example') => null",
        "myIpAddress() => 10.9.8.7",
        "dnsDomainLevels('www.bank.example') => 2",
        "shExpMatch('www.bank.example', '*.bank.example') => true",
        "shExpMatch('www.bank.example', 'www.?ank.*') => true",
        "shExpMatch('www.bank.example', '*.bank') => false",
        "weekdayRange('MON', 'FRI') => true",
        "weekdayRange('SAT', 'SUN') => false",
        "weekdayRange('FRI', 'TUE') => true",
        "weekdayRange('SUN', 'GMT') => false",
        "timeRange(10) => true",
        "timeRange(1, 'GMT') => true",
        "timeRange(9, 12) => true",
        "timeRange(22, 6) => false",
        "timeRange(10, 30, 10, 31) => true",
        "timeRange(10, 30, 16, 10, 31, 0) => false",
        "dateRange(23) => true",
        "dateRange('NOV') => true",
        "dateRange(2026) => true",
        "dateRange(1, 15) => false",
        "dateRange('OCT', 'DEC') => true",
        "dateRange(24, 'DEC', 6, 'JAN') => false",
        "dateRange(1, 'NOV', 2026, 30, 'NOV', 2026) => true",
        "dateRange('NOV', 2026, 'JAN', 2027) => true"
      })
  void hasTheFunctionsOfProxyScripts(String rule) throws Exception {
    assertRule(rule);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 + 2 * 3 => 7",
        "'a' + 1 => a1",
        "(1, 2) => 2",
        "10 % 4 => 2",
        "!0 && 'x' || 'y' => x",
        "'' || 'y' => y",
        "1 < 2 ? 'less' : 'more' => less",
        "'10' == 10 => true",
        "'10' === 10 => false",
        "null == undefined => true",
        "typeof nowhere => undefined",
        "typeof 'x' + typeof 1 + typeof true => stringnumberboolean",
        "0xff & 15 => 15",
        "1 << 4 => 16",
        "-1 >>> 28 => 15",
        "[1, 2, 3].length => 3",
        "[1, 2, 3].join('-') => 1-2-3",
        "({a: 'x', 'b': 'y'}).b => y",
        "'a' in {a: 1} => true",
        "'a.b.c'.split('.').length => 3",
        "'A.b'.toLowerCase() => a.b",
        "'abcdef'.substring(4, 2) => cd",
        "'abcdef'.substr(-3, 2) => de",
        "'abcdef'.slice(1, -1) => bcde",
        "'abc'[1] => b",
        "'abcabc'.indexOf('c', 3) => 5",
        "'abcabc'.lastIndexOf('a') => 3",
        "/^10\\./.test('10.1.2.3') => true",
        "/^www\\.(\\w+)/.exec('www.bank.example')[1] => bank",
        "'a-b-c'.replace(/-/g, '+') => a+b+c",
        "'a-b-c'.replace('-', '+') => a+b-c",
        "parseInt('12px') + 1 => 13",
        "parseInt('ff', 16) => 255",
        "Math.floor(2.7) => 2",
        "isNaN('x') => true",
        "new RegExp('^B', 'i').test('bank') => true",
        "(function (x) { return x * 2; })(21) => 42",
        "'\\x41\\u0042\\t'.length => 3"
      })
  void evaluates(String rule) throws Exception {
    assertRule(rule);
  }

  @Test
  void runsAScriptAsCompaniesHaveThem() throws Exception {
    PacScript script =
        PacScript.parse(
            """
            // Head office
            var PROXY = "PROXY proxy1.corp.example:8080; PROXY proxy2.corp.example:8080";
            var direct = ['.corp.example', '.local'], nets = {"10.0.0.0": "255.0.0.0"};
            function isInternal(host) {
              for (var i = 0; i < direct.length; i++) {
                if (dnsDomainIs(host, direct[i])) return true;
              }
              for (var net in nets) {
                if (isInNet(host, net, nets[net])) { return true }
              }
              return false
            }
            function FindProxyForURL(url, host) {
              host = host.toLowerCase();
              if (isPlainHostName(host) || isInternal(host))
                return "DIRECT";
              switch (url.substring(0, 5)) {
                case "http:": return "DIRECT";
                case "https":
                  var tries = 0;
                  do { tries++; if (tries == 2) continue; } while (tries < 3);
                  return tries === 3 ? PROXY : "DIRECT";
                default: break;
              }
              return "DIRECT";
            }
            """);

    assertThat(script.proxiesFor("www.bank.example", resolver, CLOCK))
        .isEqualTo("PROXY proxy1.corp.example:8080; PROXY proxy2.corp.example:8080");
    assertThat(script.proxiesFor("files.corp.example", resolver, CLOCK)).isEqualTo("DIRECT");
    assertThat(script.proxiesFor("intranet", resolver, CLOCK)).isEqualTo("DIRECT");
    assertThat(script.proxiesFor("10.7.7.7", resolver, CLOCK)).isEqualTo("DIRECT");
  }

  @Test
  void seesTheHostAndNothingElseOfTheUrl() throws Exception {
    PacScript script = PacScript.parse("function FindProxyForURL(url, host) { return url + host }");

    assertThat(script.proxiesFor("www.bank.example", resolver, CLOCK))
        .isEqualTo("https://www.bank.example/www.bank.example");
    assertThat(script.proxiesFor("2001:db8::1", resolver, CLOCK))
        .isEqualTo("https://[2001:db8::1]/2001:db8::1");
  }

  @Test
  void remembersNothingFromOneRunToTheNext() throws Exception {
    PacScript script =
        PacScript.parse(
            "var runs = 0; function FindProxyForURL(u, h) { runs++; return '' + runs }");

    script.proxiesFor("a.example", resolver, CLOCK);
    assertThat(script.proxiesFor("b.example", resolver, CLOCK)).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (true) {}",
        "for (;;) ;",
        "do { var x = 1 } while (x)",
        "var s = 'x'; for (var i = 0; i < 40; i++) s = s + s;",
        "var s = 'x'; while (true) s += s;",
        "var a = []; while (true) a.push('xxxxxxxxxxxxxxxx');",
        "var a = []; a[1e9] = 1;",
        "var a = [1]; while (true) a = a.concat(a);",
        "var s = '0123456789'; while (true) s = s.replace('0', s);",
        "var a = new Array(1e9); var s = a.join('xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'); for (;;) s +="
            + " a;",
        "function f() { return f() } f();",
        "function f(x) { return [f(x)] + f(x) } f(1);",
        "var o = {}; o.f = function () { return o.f() }; o.f();",
        "/(a|aa)+\\1b/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa');",
        "var i = 0; while (true) dnsResolve('a' + i++);",
        "var k = 0, o = {}; while (true) o['k' + k++] = 1;",
        "while (true) shExpMatch('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '*a*a*a*a*a*a*b');",
        "var l = []; l.push(l); while (true) l.push('' + l);"
      })
  void endsAScriptThatWantsTooMuch(String hostile) {
    refuses(hostile + " function FindProxyForURL(u, h) { return 'DIRECT' }");
    refuses("function FindProxyForURL(u, h) { " + hostile + " return 'DIRECT' }");
  }

  @Test
  void countsElementsBeforeTheyAreMade() {
    String many = "a,".repeat(8_000) + "a";

    refuses(
        "var a = []; while (a.length < 30000) a.push(0); a.concat("
            + many
            + "); function FindProxyForURL(u, h) { return 'DIRECT' }");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a+)+$", "(a|aa)+$", "(a*)*b", "(x+x+)+y", "(.*)(.*)(.*)(.*)(.*)z"})
  void endsAPatternThatGoesBackAndForth(String pattern) {
    String text = "ax".repeat(100) + "a".repeat(100) + "x".repeat(100) + "!";

    runsOrRefuses(
        "function FindProxyForURL(u, h) { return '' + /" + pattern + "/.test('" + text + "') }");
  }

  @Test
  void looksUpABoundedNumberOfNames() {
    refuses("function FindProxyForURL(u, h) { for (var i = 0; ; i++) dnsResolve('n' + i) }");

    assertThat(lookedUp).hasSizeLessThanOrEqualTo(20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.lang.System.exit(1)",
        "Packages.java.io.File",
        "this.constructor",
        "''.constructor.constructor('return 1')()",
        "[].constructor",
        "eval('1')",
        "Function('return 1')()",
        "new ActiveXObject('x')",
        "XMLHttpRequest",
        "importPackage(java.io)",
        "getClass()",
        "'x'.getClass()"
      })
  void reachesNothingOutside(String attempt) throws Exception {
    PacScript script =
        PacScript.parse("function FindProxyForURL(u, h) { return typeof (" + attempt + ") }");
    try {
      assertThat(script.proxiesFor("a.example", resolver, CLOCK)).isEqualTo("undefined");
    } catch (PacException e) {
      assertThat(e).hasMessageMatching(".*(not defined|no method|no function|member).*");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "function FindProxyForURL(u, h) { return 1 }",
        "function FindProxyForURL(u, h) { }",
        "function FindProxyForURL(u, h) { return unknown }",
        "function FindProxyForURL(u, h) { return 'x }",
        "function FindProxyForURL(u, h) { return (((1 }",
        "function FindProxyForURL(u, h) { /* return 'DIRECT' }",
        "function FindProxyForURL(u, h) { return /[/.test(h) }",
        "function FindProxyForURL(u, h) { return null.x }",
        "function FindProxyForURL(u, h) { 1 = 2; return 'DIRECT' }",
        "function FindProxyForURL(u, h) { throw 'x' }",
        "<html>Please log in</html>",
        "var FindProxyForURL = 'DIRECT'"
      })
  void refusesWhatIsNoScriptForProxies(String text) {
    refuses(text);
  }

  @Test
  void runsLongListsOfConditions() throws Exception {
    StringBuilder text =
        new StringBuilder("function FindProxyForURL(u, h) { if (false) return 'a';");
    for (int i = 0; i < 2_000; i++) {
      text.append(" else if (h == 'host").append(i).append("') return 'b';");
    }
    text.append(" if (false").append(" || h == 'x'".repeat(2_000)).append(") return 'c';");

    assertThat(
            PacScript.parse(text.append(" return 'DIRECT' }").toString())
                .proxiesFor("a.example", resolver, CLOCK))
        .isEqualTo("DIRECT");
  }

  @Test
  void refusesADeepScriptBeforeItsParserRecurses() {
    refuses("var x = " + "(".repeat(200_000));
    refuses("var x = " + "[".repeat(200_000));
    refuses("{".repeat(200_000));
    refuses("var x = " + "!".repeat(200_000) + "1;");
    refuses("var x = " + "function(){".repeat(100_000));
    refuses("var x = 1" + " + 1".repeat(200_000) + "; function FindProxyForURL(u, h) {}");
    refuses("x" + ".x".repeat(200_000));
    refuses("if (1) ".repeat(100_000) + ";");
    refuses("x".repeat(PacScript.LONGEST + 1));
  }

  @Property(tries = 2_000)
  void runsOrRefusesAnything(@ForAll @StringLength(max = 60) String text) {
    runsOrRefuses(text);
    runsOrRefuses("function FindProxyForURL(u, h) {" + text + "}");
  }

  @Property(tries = 2_000)
  void runsOrRefusesAnyTokens(@ForAll List<Integer> choice) {
    String[] words = {
      "(",
      ")",
      "{",
      "}",
      "[",
      "]",
      ";",
      ",",
      ".",
      "+",
      "-",
      "/",
      "*",
      "=",
      "==",
      "!",
      "?",
      ":",
      "if",
      "for",
      "in",
      "var",
      "function",
      "return",
      "x",
      "h",
      "1",
      "'s'",
      "while",
      "new",
      "++"
    };
    StringBuilder text = new StringBuilder("function FindProxyForURL(u, h) { var x = 'a';");
    for (int number : choice) {
      text.append(words[Math.floorMod(number, words.length)]).append(' ');
    }
    runsOrRefuses(text.append("}").toString());
  }

  private void runsOrRefuses(String text) {
    try {
      assertThat(PacScript.parse(text).proxiesFor("a.example", resolver, CLOCK)).isNotNull();
    } catch (PacException e) {
      assertThat(e).hasMessageNotContaining("Exception");
    }
  }

  private void refuses(String text) {
    assertThatExceptionOfType(PacException.class)
        .isThrownBy(() -> PacScript.parse(text).proxiesFor("a.example", resolver, CLOCK));
  }

  /** A rule is an expression, an arrow, and the text of its value. */
  private void assertRule(String rule) throws PacException {
    String[] parts = rule.split(" => ", 2);
    String script = "function FindProxyForURL(url, host) { return '' + (" + parts[0] + ") }";

    assertThat(PacScript.parse(script).proxiesFor("a.example", resolver, CLOCK))
        .isEqualTo(parts[1]);
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }
}
