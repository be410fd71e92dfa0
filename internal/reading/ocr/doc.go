// Package ocr reads the image of a page with the tesseract program, where it is
// installed.
//
// It owns getting the image ready (turning it the right way up, straightening it,
// taking out the rulings and tick boxes that disturb the recogniser), the running
// programs, each of which reads page after page and ends when there have been none
// for two seconds, and the words they answer. Pixels belong to raster, tick boxes to
// tick, lines and reading order to layout.
package ocr
