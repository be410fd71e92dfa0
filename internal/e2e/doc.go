// Package e2e holds tests only: they boot the whole service with its defaults and
// drive it as its users do, over HTTP, in a browser, and with kill -9.
//
// It owns no behaviour and nothing imports it. What one package promises is
// tested beside that package; here stands what only all of them together can
// promise.
package e2e
