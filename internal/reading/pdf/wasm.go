package pdf

import (
	_ "unsafe" // for go:linkname

	_ "github.com/klippa-app/go-pdfium/webassembly" // carries PDFium compiled to WebAssembly
)

// pdfiumWasm is the PDFium build that go-pdfium embeds. Its own Go API makes one
// guarded call, with a reference by UUID, for each property of each character;
// a page has some 20,000 of those. So this package takes the module itself and
// lets a second module collect a page's characters in one call (see gather.go).
//
//go:linkname pdfiumWasm github.com/klippa-app/go-pdfium/webassembly.pdfiumWasm
var pdfiumWasm []byte
