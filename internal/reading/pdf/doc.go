// Package pdf reads and draws PDF files with PDFium, which runs as WebAssembly
// inside the process: a hostile file can break its own instance and nothing else.
//
// It owns the engine (one compiled module, one instance of it for each open
// document, limits of memory and time), the way from glyphs to words with exact
// boxes, form fields, drawn tick boxes and rulings, and the verdict whether a
// page's text layer is good enough. Putting words into lines and reading order
// belongs to layout, tick glyphs and ink to tick, OCR to ocr.
//
// An instance that traps, runs out of memory or is stopped is thrown away. The
// page that did it is unread, and the rest of the file goes on in a fresh one.
package pdf
