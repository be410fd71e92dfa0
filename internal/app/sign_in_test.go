package app

import (
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/account/oidc/oidctest"
	"github.com/paperwurks/paperwurks/internal/config"
)

// TestVerifyKnowsWhoseIssuerItIs looks at settings for a firm that is there and for
// one that is not, and at sites that can have passkeys and that cannot.
func TestVerifyKnowsWhoseIssuerItIs(t *testing.T) {
	issuer := oidctest.Start(t)
	t.Setenv("TEST_OIDC", oidctest.Secret)
	dir := t.TempDir()
	load := func(settings ...string) config.Config {
		t.Helper()
		c, err := config.Load(append(settings, "PAPERWURKS_DATA_DIR="+dir, "PAPERWURKS_SECRETS_URL=env://?prefix=TEST_"), nil)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	a, err := Open(t.Context(), load(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ firm, site, wrong, passkeys string }{
		{"local", "https://papers.example", "", "they are made for papers.example"},
		{"other", "http://papers.example", "there is no firm other", "none: passkeys need https, and this site is reached at http://papers.example"},
	} {
		c := load("PAPERWURKS_PUBLIC_URL="+tt.site,
			"PAPERWURKS_OIDC_URL=oidc://"+strings.TrimPrefix(issuer.URL, "http://")+"?client_id=paperwurks&client_secret=secret://oidc&firm="+tt.firm)
		looked := 0
		for _, check := range Verify(t.Context(), c) {
			switch check.Part {
			case "single sign-on":
				looked++
				if tt.wrong == "" && check.Err != nil || tt.wrong != "" && (check.Err == nil || check.Err.Error() != tt.wrong) {
					t.Errorf("%s: %v, want %q", tt.firm, check.Err, tt.wrong)
				}
				if want := issuer.URL + " may send browsers back to " + tt.site + "/sign-in/with/" + tt.firm + "/back"; check.Found != want {
					t.Errorf("found %q, want %q", check.Found, want)
				}
			case "passkeys":
				looked++
				if check.Err != nil || check.Found != tt.passkeys {
					t.Errorf("passkeys: %q, %v", check.Found, check.Err)
				}
			}
		}
		if looked != 2 {
			t.Errorf("looked at %d of 2", looked)
		}
	}
}
