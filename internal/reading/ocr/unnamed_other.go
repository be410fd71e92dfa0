//go:build !linux

package ocr

import "os"

// unnamed is not to be had: each page gets a program of its own.
func unnamed(string) (*os.File, error) { return nil, errNoSession }
