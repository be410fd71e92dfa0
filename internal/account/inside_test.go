package account

import (
	"bytes"
	"context"
	"crypto/sha1"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/fault"
)

func TestWeakPasswordsAreRefused(t *testing.T) {
	s := &Service{}
	about := []string{"ann.archer@beacon-law.example", "Ann Archer", "Beacon Conveyancing"}
	for _, weak := range []string{
		"", "short", "elevenchars", strings.Repeat("x", longestPassword+1), "two\nlines of text",
		"passwordpassword", "Password1234!", "P@ssw0rd2026", "qwertyuiop123", "1qaz2wsx3edc", "qazwsxedcrfv1", "aaaaaaaaaaaa", "abcabcabcabc", "abcdefghijkl",
		"123456789012", "987654321098", "Manchester2024!", "liverpoolfc1892", "iloveyou12345", "Summerholiday21", "welcome12345678", "letmeinletmein",
		"annarcher1234", "AnnArcher2026!", "beaconconveyancing", "Beacon-Law-2026", "paperwurks2026", "Paperworks123!", "sunshine31121999", "dragon-dragon-dragon",
		"charlie&molly2019", "!!!!!!!!!!!!!!", "asdfghjkl;'#12",
	} {
		if err := s.fit(weak, about...); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%q is taken (%.0f bits): %v", weak, strength(weak, about...), err)
		}
	}
	for _, strong := range []string{
		"lantern quarry biscuit heron", "velvet anchor thimble orchid", "xK9#mQ2$vL7p", "tq8vhz4mw2pk", "gwrthrychiad y bore", "zażółć gęślą jaźń",
		"my horse eats 14 purple hats", "Quebrantahuesos-71", "ff93bd2a01e6", "correct horse battery staple",
	} {
		if err := s.fit(strong, about...); err != nil {
			t.Errorf("%q (%.0f bits): %v", strong, strength(strong, about...), err)
		}
	}
}

func TestStrengthTakesNoTime(t *testing.T) {
	start := time.Now()
	strength(strings.Repeat("@1!0$57", 146), "a@b.example")
	strength(strings.Repeat("ab", 500)+"x", "a@b.example")
	// A search that grew with the square of the length would take minutes.
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("the longest passwords take %s", took)
	}
}

func TestHashes(t *testing.T) {
	p := NewPasswords(Cost{Passes: 1, KiB: 64, Lanes: 1}, 2)
	ctx := t.Context()
	one, err := p.Hash(ctx, "café noir au lait")
	if err != nil {
		t.Fatal(err)
	}
	two, _ := p.Hash(ctx, "café noir au lait")
	if one == two || !strings.HasPrefix(one, "$argon2id$v=19$m=64,t=1,p=1$") {
		t.Errorf("%s and %s", one, two)
	}
	for password, want := range map[string]bool{"café noir au lait": true, "cafe\u0301 noir au lait": true, "cafe noir au lait": false, "": false} {
		if right, again, err := p.Check(ctx, one, password); err != nil || right != want || again {
			t.Errorf("%q: %v %v %v", password, right, again, err)
		}
	}
	if right, _, err := p.Check(ctx, "", ""); err != nil || right {
		t.Error("no password is the empty one")
	}
	if _, again, err := NewPasswords(Cost{Passes: 2, KiB: 64, Lanes: 1}, 1).Check(ctx, one, "café noir au lait"); err != nil || !again {
		t.Error("a weaker hash is left")
	}
	if _, again, _ := NewPasswords(Cost{Passes: 1, KiB: 32, Lanes: 1}, 1).Check(ctx, one, "café noir au lait"); again {
		t.Error("a stronger hash is weakened")
	}
	for _, bad := range []string{"x", "$argon2i$v=19$m=64,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAA", strings.Replace(one, "m=64", "m=64000000", 1), strings.Replace(one, "v=19", "v=16", 1), one[:40]} {
		if _, _, err := p.Check(ctx, bad, "x"); err == nil || fault.KindOf(err) != fault.Internal {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

// TestSoManyHashesAtATime fills the slots and counts.
func TestSoManyHashesAtATime(t *testing.T) {
	p := NewPasswords(Cost{Passes: 1, KiB: 1 << 10, Lanes: 1}, 2)
	var most atomic.Int32
	done := make(chan struct{})
	go func() {
		for {
			select {
			case <-done:
				return
			default:
				most.Store(max(most.Load(), int32(len(p.slots))))
			}
		}
	}()
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			if _, err := p.Hash(context.Background(), "x"); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	close(done)
	if n := most.Load(); n > 2 {
		t.Errorf("%d at a time", n)
	}
	p.slots <- struct{}{}
	p.slots <- struct{}{}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	if _, err := p.Hash(ctx, "x"); fault.KindOf(err) != fault.Unavailable {
		t.Errorf("when all are taken: %v", err)
	}
}

// FuzzPHC gives what may stand in the database after damage to the reader.
func FuzzPHC(f *testing.F) {
	f.Add("$argon2id$v=19$m=64,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
	f.Add("$argon2id$v=19$m=-1,t=1,p=300$$")
	f.Add("")
	f.Fuzz(func(t *testing.T, text string) {
		c, salt, key, err := readPHC(text)
		if err != nil {
			return
		}
		if c2, salt2, key2, err := readPHC(phc(c, salt, key)); err != nil || c2 != c || !bytes.Equal(salt2, salt) || !bytes.Equal(key2, key) {
			t.Errorf("%q: %+v %v", text, c2, err)
		}
	})
}

// TestCodesOfTheStandard has the values of RFC 6238, appendix B, for SHA-1, of which
// six digits are used.
func TestCodesOfTheStandard(t *testing.T) {
	const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ" // 12345678901234567890
	for at, code := range map[int64]string{59: "287082", 1111111109: "081804", 1111111111: "050471", 1234567890: "005924", 2000000000: "279037"} {
		if step, ok := stepOf(secret, code, time.Unix(at, 0)); !ok || step != at/30 {
			t.Errorf("at %d: step %d, %v", at, step, ok)
		}
		for _, d := range []int64{-60, 60} {
			if _, ok := stepOf(secret, code, time.Unix(at/30*30+d, 0)); ok {
				t.Errorf("the code of %d is right %d seconds from it", at, d)
			}
		}
	}
	for _, bad := range []string{"", "28708", "2870820", "abcdef", "287 082 1"} {
		if _, ok := stepOf(secret, bad, time.Unix(59, 0)); ok {
			t.Errorf("%q is right", bad)
		}
	}
	if _, ok := stepOf(secret, " 287 082 ", time.Unix(59, 0)); !ok {
		t.Error("spaces make a code wrong")
	}
}

func TestTheQRCodeIsAPicture(t *testing.T) {
	svg, err := qrSVG("otpauth://totp/Paperwurks:ann@firm.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Paperwurks")
	if err != nil {
		t.Fatal(err)
	}
	d := xml.NewDecoder(strings.NewReader(svg))
	for {
		if _, err := d.Token(); err != nil {
			if err.Error() != "EOF" {
				t.Fatal(err)
			}
			break
		}
	}
	// The three finders of seven modules stand in the corners inside the margin.
	if !strings.Contains(svg, "M4 4h7v1h-7z") || strings.Contains(svg, "<script") || strings.Contains(svg, "style=") {
		t.Error(svg[:300])
	}
}

func TestSealedSecretsAreOnePersons(t *testing.T) {
	s := &Service{Key: make([]byte, 32)}
	ann, bob := Person{Organisation: "firm", ID: "ann"}, Person{Organisation: "firm", ID: "bob"}
	sealed, err := s.seal(ann, "SECRET")
	if err != nil || strings.Contains(sealed, "SECRET") {
		t.Fatal(sealed, err)
	}
	if text, err := s.unseal(ann, sealed); err != nil || text != "SECRET" {
		t.Error(text, err)
	}
	if _, err := s.unseal(bob, sealed); fault.KindOf(err) != fault.Conflict {
		t.Errorf("another person's: %v", err)
	}
	if _, err := (&Service{Key: bytes.Repeat([]byte{1}, 32)}).unseal(ann, sealed); fault.KindOf(err) != fault.Conflict {
		t.Errorf("another key: %v", err)
	}
}

// TestBreachedPasswords searches lists of every size for what stands in them and
// what does not.
func TestBreachedPasswords(t *testing.T) {
	for _, n := range []int{1, 2, 3, 7, 100, 1000} {
		var lines []string
		for i := range n {
			lines = append(lines, fmt.Sprintf("%X:%d", sha1.Sum(fmt.Appendf(nil, "stolen %d", i)), i*i*i))
		}
		slices.Sort(lines)
		dir := t.TempDir()
		ending := []string{"\n", "\r\n"}[n%2]
		file := filepath.Join(dir, "pwned.txt")
		write(t, file, strings.Join(lines, ending)+ending)
		parts := filepath.Join(dir, "parts")
		byStart := map[string]string{}
		for _, l := range lines {
			byStart[l[:5]] += l[5:] + ending
		}
		if err := os.Mkdir(parts, 0o700); err != nil {
			t.Fatal(err)
		}
		for start, text := range byStart {
			write(t, filepath.Join(parts, start+".txt"), text)
		}
		for _, path := range []string{file, parts} {
			b, err := OpenBreached(path)
			if err != nil {
				t.Fatal(err)
			}
			for i := range n + 20 {
				found, err := b.Has(sha1.Sum(fmt.Appendf(nil, "stolen %d", i)))
				if err != nil || found != (i < n) {
					t.Fatalf("%d of %d in %s: %v, %v", i, n, path, found, err)
				}
			}
		}
	}
	s := &Service{}
	list := filepath.Join(t.TempDir(), "list")
	write(t, list, strings.ToLower(hex.EncodeToString(sum("lantern quarry biscuit heron")))+"\n")
	var err error
	if s.Breached, err = OpenBreached(list); err != nil {
		t.Fatal(err)
	}
	if err := s.fit("lantern quarry biscuit heron"); fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), "stolen") {
		t.Errorf("a stolen password: %v", err)
	}
	for name, text := range map[string]string{"words": "password\n123456\n", "empty": ""} {
		path := filepath.Join(t.TempDir(), name)
		write(t, path, text)
		if _, err := OpenBreached(path); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s as a list: %v", name, err)
		}
	}
	if _, err := OpenBreached(list + "-not-there"); fault.KindOf(err) != fault.Invalid {
		t.Errorf("no list: %v", err)
	}
}

func sum(text string) []byte { s := sha1.Sum([]byte(text)); return s[:] }

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestDeviceNames(t *testing.T) {
	for agent, want := range map[string]string{
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0": "Edge on Windows",
		"Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/604.1": "Safari on iPhone",
		"Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:145.0) Gecko/20100101 Firefox/145.0":                                      "Firefox on Mac",
		"Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Mobile Safari/537.36":                  "Chrome on Android",
		"curl/8.9.1": "curl", "": "unknown program", "<script>": "unknown program",
	} {
		if got := DeviceName(agent); got != want {
			t.Errorf("%q is %q, want %q", agent, got, want)
		}
	}
}

func TestEmails(t *testing.T) {
	for text, want := range map[string]string{
		" Ann@Firm.Example ": "ann@firm.example", "a.b+c@münchen.example": "a.b+c@xn--mnchen-3ya.example",
		"": "", "ann": "", "ann@": "", "@firm.example": "", "a b@firm.example": "", "ann@firm.example\r\nBcc: x@y.example": "", "Ann <ann@firm.example>": "",
	} {
		if got, err := Email(text); got != want || (err == nil) != (want != "") {
			t.Errorf("%q is %q, %v", text, got, err)
		}
	}
}

func TestNetworks(t *testing.T) {
	for address, want := range map[string]string{
		"198.51.100.7": "198.51.100.7", "::ffff:198.51.100.7": "198.51.100.7", "2001:db8:1:2:3:4:5:6": "2001:db8:1:2::/64", "fe80::1%eth0": "fe80::/64", "": "unknown", "x": "unknown",
	} {
		if got := network(address); got != want {
			t.Errorf("%s is %s, want %s", address, got, want)
		}
	}
}
