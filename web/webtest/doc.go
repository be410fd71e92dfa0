// Package webtest holds pages to what every page of ours promises, for tests.
//
// Markup checks a page's HTML as it is sent. Browser is a Chromium that is watched:
// anything in its console, a refusal by the content security policy, a request that
// fails or an exception is an error of the test. Its Inspect looks at the page that is
// shown as somebody would who sees little, uses the keyboard alone or holds a small
// telephone: names, landmarks, contrast as computed, focus, size of what is touched,
// nothing too wide; and at what a page costs: shifts of its layout, and how long it
// kept the main thread. The rules are those of WCAG 2.2 AA that a program can judge.
//
// What a page says and where its links lead is for the tests of who makes it.
package webtest
