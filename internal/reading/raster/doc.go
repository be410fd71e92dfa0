// Package raster works on the pixels of scanned pages: which are ink, how far the
// page is skewed, where straight lines run, and turning it upright.
//
// It knows nothing of words or forms: tick boxes belong to tick, words to ocr.
// All measures are pixels of the image at hand.
package raster
