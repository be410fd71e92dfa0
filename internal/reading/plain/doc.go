// Package plain reads text files: UTF-8, UTF-16 with a byte order mark, or
// Windows-1252. Form feeds are page breaks and columns made with spaces stay columns.
package plain
