// Package picture reads scans and photographs: JPEG, PNG, TIFF of many pages,
// WebP, BMP and the first frame of a GIF. It gives each page's size and, when
// asked, its pixels, upright and with square pixels; OCR reads the words.
//
// No pixel is decoded before the size that the header announces has been
// compared with what the process may use.
package picture
