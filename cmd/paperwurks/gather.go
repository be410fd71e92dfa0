package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// gather reads the named files, and the files in named directories and below in
// the order of their names. In a directory, what cannot be opened is a paper that is
// refused with the reason, so that the others are analysed and nothing is passed over
// in silence; what was named itself must be there.
func gather(args []string) ([]analysis.File, error) {
	var files []analysis.File
	for _, arg := range args {
		info, err := os.Stat(arg)
		if err != nil {
			return nil, status{exitUnreadable, plainly(arg, err)}
		}
		if !info.IsDir() {
			files = append(files, open(arg, filepath.Base(arg), true))
			continue
		}
		err = filepath.WalkDir(arg, func(path string, d fs.DirEntry, err error) error {
			name, relErr := filepath.Rel(arg, path)
			if relErr != nil {
				return relErr
			}
			name = filepath.ToSlash(name)
			passed := path != arg && noPaper(d.Name())
			switch {
			case err != nil: // a directory that may not be listed
				files = append(files, analysis.File{Name: name, Refused: plainly(name, err)})
				return filepath.SkipDir
			case d.IsDir() && passed:
				return filepath.SkipDir
			case d.IsDir() || passed:
				return nil
			}
			files = append(files, open(path, name, false))
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	if len(files) == 0 {
		return nil, status{exitUnreadable, fmt.Errorf("there are no files in %s", strings.Join(args, ", "))}
	}
	distinct(files)
	return files, nil
}

// noPaper tells what stands in a directory beside papers and is none: hidden files,
// what Windows and macOS keep about a folder or its archive, the lock that Word keeps
// on an open document, and the truth beside a synthetic pack.
func noPaper(name string) bool {
	switch strings.ToLower(name) {
	case "truth.json", "thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx":
		return true
	}
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$")
}

// open reads one file, or says in it why it was refused. No more is read into
// memory than one paper may have. A pipe is read when it was named itself.
func open(path, name string, named bool) analysis.File {
	name = seemly(name)
	file := analysis.File{Name: name}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		file.Refused = plainly(name, err)
		return file
	case info.IsDir():
		file.Refused = fault.New(fault.Invalid, "%s is a link to a directory; name the directory itself", name)
		return file
	case !info.Mode().IsRegular() && !named:
		file.Refused = fault.New(fault.Invalid, "%s is not a file", name)
		return file
	}
	f, err := os.Open(path)
	if err == nil {
		defer f.Close()
		most := reading.Limits{}.WithDefaults().Bytes
		if file.Data, err = io.ReadAll(io.LimitReader(f, most+1)); err == nil && int64(len(file.Data)) > most {
			file.Data, file.Refused = nil, fault.New(fault.Invalid, "%s has more than %d MiB; split it or save it smaller", name, most>>20)
		}
	}
	if err != nil {
		file.Refused = plainly(name, err)
	}
	return file
}

// plainly says why a file cannot be opened, without the name of a system call.
func plainly(name string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fault.New(fault.Invalid, "%s is not there", seemly(name))
	case errors.Is(err, fs.ErrPermission):
		return fault.New(fault.Invalid, "%s may not be read by you; ask for leave to read it", seemly(name))
	}
	return fault.New(fault.Invalid, "%s cannot be opened (%v)", seemly(name), errors.Unwrap(err))
}

// seemly is a file's name as a report may show it: a line break in it would break
// the report's lines, an escape would command the terminal, and a turn of direction
// would make setup.exe look like a PDF.
func seemly(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return ' '
		}
		return r
	}, name)
}

// distinct gives files of one name from several directories a number each, since
// the report names a paper by its file.
func distinct(files []analysis.File) {
	taken := map[string]bool{}
	for i := range files {
		name, ext := files[i].Name, filepath.Ext(files[i].Name)
		for n := 2; taken[name]; n++ {
			name = fmt.Sprintf("%s (%d)%s", strings.TrimSuffix(files[i].Name, ext), n, ext)
		}
		files[i].Name, taken[name] = name, true
	}
}
