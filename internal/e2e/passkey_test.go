package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/paperwurks/paperwurks/web/webtest"
)

// TestPasskeysInABrowser sets a passkey up in Chromium, signs in with it alone, and
// then with a password and the passkey as the second factor.
func TestPasskeysInABrowser(t *testing.T) {
	s := boot(t, t.TempDir(), nil)
	ctx := browser(t, false)
	do(t, ctx, chromedp.EmulateViewport(1100, 800), chromedp.Navigate(s.link))
	do(t, ctx, webtest.Authenticator)
	const home = `input[placeholder="Address or reference"]`
	const password = "wobbly anvil of the seven seas"
	do(t, ctx,
		chromedp.Navigate(s.url+"/welcome"),
		chromedp.SetValue("#name", "Ann Example"),
		chromedp.SetValue("#email", "ann@firm.example"),
		chromedp.SendKeys("#password", password),
		chromedp.Click("main form button"),
		chromedp.WaitVisible("#later"),
		chromedp.Navigate(s.url+"/account"),
		chromedp.WaitVisible("#called"),
		chromedp.SendKeys("#called", "Laptop"),
		chromedp.Click("form[data-passkey=add] button"),
	)
	until(t, ctx, `document.querySelectorAll("#passkey-codes li").length === 10 && !document.querySelector("#passkey-codes").hidden`)
	picture(t, ctx, "passkey-codes")

	leave := func() {
		t.Helper()
		do(t, ctx, chromedp.Navigate(s.url+"/account"), chromedp.Click("header form button"), chromedp.WaitVisible(`form[action="/sign-in"]`))
	}
	proved := func(want string) {
		t.Helper()
		do(t, ctx, chromedp.WaitVisible(home))
		eval[bool](t, ctx, `fetch("/api/v1/me/sessions").then((r) => r.json()).then((all) => { window.proved = all.find((s) => s.current).proved; }), true`)
		until(t, ctx, `window.proved !== undefined`)
		if got := eval[string](t, ctx, "window.proved"); got != want {
			t.Errorf("signed in by %s, want %s", got, want)
		}
	}
	leave()
	do(t, ctx, chromedp.WaitVisible("form[data-passkey=sign-in] button"))
	picture(t, ctx, "sign-in")
	do(t, ctx, chromedp.Click("form[data-passkey=sign-in] button"))
	proved("passkey")

	leave()
	do(t, ctx,
		chromedp.SendKeys("#email", "ann@firm.example"),
		chromedp.SendKeys("#password", password),
		chromedp.Click(`form[action="/sign-in"] button`),
		chromedp.WaitVisible("form[data-passkey=second-factor] button"),
		chromedp.Click("form[data-passkey=second-factor] button"),
	)
	proved("password+passkey")
	do(t, ctx, chromedp.Navigate(s.url+"/account"))
	until(t, ctx, `document.querySelector("section[aria-labelledby=passkeys-h] .list").innerText.includes("last used")`)
	picture(t, ctx, "account-passkeys")
	narrow(t, ctx, s.url+"/account", "account-360")
}
