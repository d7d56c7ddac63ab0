package incoming

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"emprise/data"
	"emprise/data/standard"
)

// Saved is a mapping that a person has kept, with the columns of the file it was made for: the next file with the same
// columns is read by it.
type Saved struct {
	Role    data.Role        `json:"role"`
	Columns []string         `json:"columns"`
	Mapping standard.Mapping `json:"mapping"`
}

// Signature names a set of columns, whatever their order, case and accents.
func Signature(columns []standard.Column) []string {
	names := make([]string, 0, len(columns))
	for _, c := range columns {
		names = append(names, standard.Fold(c.Name))
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// savedEnd is how the files of mappings end.
const savedEnd = ".mapping.json"

// Save keeps a mapping in a folder, under its name; one of the same name is replaced.
func Save(folder string, s Saved) error {
	if s.Mapping.Name == "" {
		return fmt.Errorf("save mapping: it has no name: %w", data.ErrInvalid)
	}
	if err := s.Mapping.Validate(); err != nil {
		return fmt.Errorf("save mapping %s: %w", s.Mapping.Name, err)
	}
	text, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return fmt.Errorf("save mapping %s: %w", s.Mapping.Name, err)
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("save mapping %s: %w", s.Mapping.Name, err)
	}
	path := filepath.Join(folder, fileName(s.Mapping.Name)+savedEnd)
	draft := path + ".new"
	if err := os.WriteFile(draft, append(text, '\n'), 0o600); err != nil {
		return fmt.Errorf("save mapping %s: %w", s.Mapping.Name, err)
	}
	if err := os.Rename(draft, path); err != nil {
		return fmt.Errorf("save mapping %s: %w", s.Mapping.Name, err)
	}
	return nil
}

// fileName keeps of a name what any file system takes.
func fileName(name string) string {
	clean := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		}
		return '-'
	}, standard.Fold(name))
	h := fnv.New32a()            // two names that are cleaned alike are kept apart
	_, _ = h.Write([]byte(name)) // it never fails
	return strings.Trim(clean[:min(len(clean), 60)], "-") + fmt.Sprintf("-%08x", h.Sum32())
}

// SavedFor finds the mapping that was kept last for a set of columns. A folder that is not there holds none, and a file
// that cannot be read is passed over: the proposal then stands as without it.
func SavedFor(folder string, columns []standard.Column) (Saved, bool) {
	if folder == "" {
		return Saved{}, false
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return Saved{}, false
	}
	want := Signature(columns)
	var best Saved
	var newest int64
	found := false
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), savedEnd) {
			continue
		}
		info, err := e.Info()
		if err != nil || found && info.ModTime().UnixNano() < newest {
			continue
		}
		s, err := readSaved(filepath.Join(folder, e.Name()))
		if err != nil || !slices.Equal(s.Columns, want) {
			continue
		}
		best, newest, found = s, info.ModTime().UnixNano(), true
	}
	return best, found
}

func readSaved(path string) (Saved, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return Saved{}, err
	}
	var s Saved
	if err := json.Unmarshal(text, &s); err != nil {
		return Saved{}, err
	}
	if err := s.Mapping.Validate(); err != nil {
		return Saved{}, err
	}
	if !slices.Contains(data.Roles(), s.Role) {
		return Saved{}, errors.Join(fs.ErrInvalid, data.ErrInvalid)
	}
	return s, nil
}
