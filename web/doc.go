// Package web is Paperwurks for people with a browser: pages made on the server,
// one stylesheet and one small script of our own.
//
// It owns the pages under / and the files under /static/. Everything that is to
// be read works without script; script sends files (it makes their digest in the
// browser, as the signed upload asks) and shows what changes as it happens. What
// the pages show comes from property, document and review; the routes for
// machines, signing in, and what every answer carries belong to api.
package web
