package folder

import (
	"bufio"
	"bytes"
	"context"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"github.com/adrg/xdg"
)

// Kind is what a place is.
type Kind string

// The kinds, in the order in which places are listed.
const (
	Home      Kind = "home"
	Desktop   Kind = "desktop"
	Documents Kind = "documents"
	Downloads Kind = "downloads"
	Drive     Kind = "drive"
)

// Place is a folder to begin from.
type Place struct {
	Kind Kind
	Path string
	Name string // of a drive, as the system writes it: "D:", "CLE_USB"; "" of the others
}

// machine is what the places are found by.
type machine struct {
	os     string // as runtime.GOOS
	usual  map[Kind]string
	is     func(path string) bool     // a folder that is there
	list   func(path string) []string // the names of what is in a folder
	mounts func() []byte              // what is mounted, as Linux writes it: proc_mounts(5)
}

// Usual lists the places that are there: the person's own folders, then the drives, those without letters by the folders in which a system
// shows them (/media, /run/media, /mnt, /Volumes).
func Usual(ctx context.Context) []Place {
	return machine{
		os: runtime.GOOS,
		usual: map[Kind]string{
			Home: xdg.Home, Desktop: xdg.UserDirs.Desktop, Documents: xdg.UserDirs.Documents, Downloads: xdg.UserDirs.Download,
		},
		is: func(path string) bool {
			if ctx.Err() != nil {
				return false
			}
			info, err := os.Stat(path)
			return err == nil && info.IsDir()
		},
		list: func(path string) []string {
			entries, err := os.ReadDir(path)
			if err != nil {
				return nil
			}
			names := make([]string, len(entries))
			for i, e := range entries {
				names[i] = e.Name()
			}
			return names
		},
		mounts: func() []byte {
			text, err := os.ReadFile("/proc/self/mounts")
			if err != nil {
				return nil
			}
			return text
		},
	}.places()
}

func (m machine) places() []Place {
	var all []Place
	seen := map[string]bool{}
	add := func(p Place) {
		if p.Path != "" && !seen[p.Path] && m.is(p.Path) {
			seen[p.Path] = true
			all = append(all, p)
		}
	}
	for _, k := range []Kind{Home, Desktop, Documents, Downloads} {
		dir := m.usual[k]
		if dir != "" {
			dir = filepath.Clean(dir)
		}
		add(Place{Kind: k, Path: dir})
	}
	for _, d := range m.drives() {
		add(d)
	}
	return all
}

func (m machine) drives() []Place {
	var all []Place
	switch m.os {
	case "windows":
		for letter := 'A'; letter <= 'Z'; letter++ {
			all = append(all, Place{Kind: Drive, Path: string(letter) + `:\`, Name: string(letter) + ":"})
		}
	case "darwin":
		for _, name := range m.list("/Volumes") {
			if !strings.HasPrefix(name, ".") {
				all = append(all, Place{Kind: Drive, Path: path.Join("/Volumes", name), Name: name})
			}
		}
	default:
		for _, at := range mounted(m.mounts()) {
			all = append(all, Place{Kind: Drive, Path: at, Name: path.Base(at)})
		}
	}
	return all
}

// mounted lists the folders of a table of mounts at which a person finds drives, in alphabetical order.
func mounted(table []byte) []string {
	var all []string
	for lines := bufio.NewScanner(bytes.NewReader(table)); lines.Scan(); {
		fields := strings.Fields(lines.Text())
		if len(fields) < 2 {
			continue
		}
		at := unescaped(fields[1])
		if slices.ContainsFunc([]string{"/media/", "/run/media/", "/mnt/"}, func(top string) bool { return strings.HasPrefix(at+"/", top) }) && !slices.Contains(all, at) {
			all = append(all, at)
		}
	}
	slices.Sort(all)
	return all
}

// unescaped reads a path of the table: a blank is written \040, and what else would end it likewise.
func unescaped(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+3 < len(s) {
			if n, err := strconv.ParseUint(s[i+1:i+4], 8, 8); err == nil {
				b.WriteByte(byte(n))
				i += 3
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
