// Package bind makes one PDF file of the pages of many, writing as it goes: it holds
// one object of one paper in memory at a time, and of every page the few words
// that say where its contents are. A pack of any size needs as much memory as its
// largest picture.
//
// It owns the file that comes out: the order of pages, bookmarks, links from page to
// page, a line at the foot of each page. The pages come from PDF files with a plain
// table of objects, as reading/pdf's Copy and fpdf write them; strangers' files are
// never read here. Whatever else such a file has (scripts, forms, attachments,
// annotations) is left behind.
package bind
