// Package plain reads text files: UTF-8, UTF-16 with a byte order mark, or
// Windows-1252. Form feeds are page breaks, and columns made with spaces or tabs
// stay columns. Text that is something more (an e-mail, a web page, rich text)
// belongs to the package of that format; reading tells them apart.
package plain
