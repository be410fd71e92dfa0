package e2e

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/paperwurks/paperwurks/internal/account/oidc/oidctest"
)

// TestSingleSignOnInABrowser goes to an issuer at another site and comes back: only
// a browser knows which cookies it sends on the way.
func TestSingleSignOnInABrowser(t *testing.T) {
	issuer := oidctest.Start(t)
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "secrets"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "secrets", "beacon"), []byte(oidctest.Secret), 0o600); err != nil {
		t.Fatal(err)
	}
	s := boot(t, dir, map[string]string{
		"PAPERWURKS_OIDC_URL": "oidc://" + strings.TrimPrefix(issuer.URL, "http://") +
			"?client_id=" + oidctest.ClientID + "&client_secret=secret://beacon&firm=local&domain=firm.example&role=agent&name=Beacon%20account",
	})
	ctx := browser(t, false)
	// An answer that another browser brings is to no question of its.
	if status, _ := s.ask("GET", "/sign-in/with/local/back?code=x&state=y", nil); status != http.StatusForbidden {
		t.Errorf("an answer without a question: %d", status)
	}
	come := func() {
		t.Helper()
		do(t, ctx, chromedp.Navigate(s.url+"/sign-in"), chromedp.WaitVisible(`a[href="/sign-in/with/local"]`), chromedp.Click(`a[href="/sign-in/with/local"]`))
	}
	issuer.Deny("access_denied")
	come()
	do(t, ctx, chromedp.WaitVisible("[role=alert]"))
	if got := eval[string](t, ctx, `document.querySelector("main").innerText`); !strings.Contains(got, "The sign-in was broken off.") {
		t.Errorf("after thinking better of it: %s", got)
	}
	issuer.Is(map[string]any{"sub": "1", "email": "carol@firm.example", "email_verified": true, "name": "Carol"})
	picture(t, ctx, "single-sign-on")
	come()
	do(t, ctx, chromedp.WaitVisible(`a[href="/account"]`), chromedp.Click(`a[href="/account"]`), chromedp.WaitVisible("#sessions-h"))
	if got := eval[string](t, ctx, `document.querySelector("main").innerText`); !strings.Contains(got, "Carol · carol@firm.example · agent") {
		t.Errorf("her account: %s", got)
	}
	do(t, ctx, chromedp.Click("header form button"), chromedp.WaitVisible(`a[href="/sign-in"]`))
	if to := eval[string](t, ctx, `document.querySelector("main a").href`); !strings.HasPrefix(to, issuer.URL+"/end?client_id=paperwurks") {
		t.Errorf("signs out there at %s", to)
	}
	come()
	do(t, ctx, chromedp.WaitVisible(`a[href="/account"]`))
}
