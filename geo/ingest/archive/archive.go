package archive

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Limits of what is opened.
type Limits struct {
	Entries int   // in the list
	Bytes   int64 // unpacked, of one entry
	Ratio   int64 // unpacked to packed, of an entry of 16 MiB and more
}

// RatioFrom is the size in bytes from which the ratio counts: tables full of blanks shrink a hundredfold and are harmless.
const RatioFrom = 16 << 20

// ErrEntries says that there are more entries than the limit.
var ErrEntries = errors.New("too many entries in the archive")

// Entry is a file that may be opened.
type Entry struct {
	Name string // with slashes, within the archive
	Size int64  // unpacked
	file *zip.File
}

// Open unpacks an entry as it is read. What is damaged ends in an error of archive/zip.
func (e Entry) Open() (io.ReadCloser, error) { return e.file.Open() }

// Refusal is an entry that is left out.
type Refusal struct {
	Name string
	Rule string // "archive_path", "archive_link", "archive_encrypted", "archive_method", "archive_large" or "archive_bomb"
	Why  string
}

// List reads the directory of an archive of size bytes.
func List(r io.ReaderAt, size int64, limits Limits) ([]Entry, []Refusal, error) {
	z, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, nil, err
	}
	if len(z.File) > limits.Entries {
		return nil, nil, ErrEntries
	}
	var entries []Entry
	var refused []Refusal
	for _, f := range z.File {
		name := readable(f)
		if strings.HasSuffix(name, "/") {
			continue
		}
		if rule, why := judge(f, name, limits); rule != "" {
			refused = append(refused, Refusal{name, rule, why})
			continue
		}
		entries = append(entries, Entry{path.Clean(name), int64(f.UncompressedSize64), f})
	}
	return entries, refused, nil
}

// readable is the name of an entry. Old archives name their files in code page 850, and with backslashes.
func readable(f *zip.File) string {
	name := f.Name
	if !utf8.ValidString(name) {
		if decoded, err := charmap.CodePage850.NewDecoder().String(name); err == nil {
			name = decoded
		}
	}
	return strings.ReplaceAll(name, `\`, "/")
}

func judge(f *zip.File, name string, limits Limits) (rule, why string) {
	size, packed := f.UncompressedSize64, max(1, f.CompressedSize64)
	switch {
	case !fs.ValidPath(path.Clean(name)) || strings.Contains(name, ":") || strings.HasPrefix(path.Clean(name), ".."):
		return "archive_path", name
	case f.Mode()&(fs.ModeSymlink|fs.ModeDevice|fs.ModeNamedPipe|fs.ModeSocket) != 0:
		return "archive_link", name
	case f.Flags&1 != 0:
		return "archive_encrypted", name
	case f.Method != zip.Store && f.Method != zip.Deflate:
		return "archive_method", fmt.Sprintf("%s: method %d", name, f.Method)
	case size > uint64(limits.Bytes):
		return "archive_large", fmt.Sprintf("%s: %d bytes", name, size)
	case size > RatioFrom && size/packed > uint64(limits.Ratio):
		return "archive_bomb", fmt.Sprintf("%s: %d bytes of %d", name, size, packed)
	}
	return "", ""
}
