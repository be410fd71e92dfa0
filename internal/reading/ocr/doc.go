// Package ocr reads the image of a page with the tesseract program, where it is
// installed.
//
// It owns getting the image ready (turning it the right way up, straightening it,
// taking out the rulings and tick boxes that disturb the recogniser), one run of
// the program for each page, and the words it answers. Pixels belong to raster,
// tick boxes to tick, lines and reading order to layout.
package ocr
