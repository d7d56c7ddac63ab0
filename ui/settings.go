package ui

import (
	"encoding/json"
	"os"
	"path/filepath"

	"emprise/geo/basemap"
	"emprise/ui/kit"
	"emprise/ui/navigator"
	"emprise/ui/theme"
)

// settings are what the window remembers from one day to the next. Losing them loses no work: what cannot be read or
// written is passed over in silence.
type settings struct {
	Width   float32    `json:"width"`
	Height  float32    `json:"height"`
	Dock    kit.Sizes  `json:"dock"`
	Theme   theme.Mode `json:"theme"`
	Lang    string     `json:"lang"`
	Author  string     `json:"author"`
	Folder  string     `json:"folder"`            // of the last file that was asked for
	Folders []string   `json:"folders,omitempty"` // of the last ones, the newest first
	Recents []recent   `json:"recents"`

	Sources []basemap.Source        `json:"sources,omitempty"` // of basemaps, added by their address
	Grounds map[string]groundChoice `json:"grounds,omitempty"` // by the path of the project
	Views   map[string][]kept       `json:"views,omitempty"`   // of before: they move into the project when it is opened
	Splits  map[string]splitChoice  `json:"splits,omitempty"`  // by the path of the project
	Filters map[string][]keptFilter `json:"filters,omitempty"` // of plots, by the path of the project
	Degrees bool                    `json:"degrees"`           // places are written in degrees
	Whole   bool                    `json:"whole"`             // shapes select only what lies wholly in them

	Text    int  `json:"text,omitempty"`     // size of texts in per cent, 0 is 100
	CacheMB int  `json:"cache_mb,omitempty"` // most that basemaps take on the disk, 0 is what is usual
	Toured  bool `json:"toured"`             // the tour was offered

	PlotCards  bool               `json:"plot_cards,omitempty"`  // the list of plots shows cards
	NeedGroups navigator.Grouping `json:"need_groups,omitempty"` // how the needs are grouped in their list

	PrintGround  bool            `json:"print_ground"`            // the basemap shown is printed too
	PublicSheets map[string]bool `json:"public_sheets,omitempty"` // whether a sheet was for the outside last, by its code

	DataForm     string `json:"data_form,omitempty"` // in which data were written last
	DataInternal bool   `json:"data_internal"`       // and for whom
	DataBare     bool   `json:"data_bare"`
	OpenFolder   bool   `json:"open_folder"` // of what was exported

	path string
}

// Sizes of a window that was never resized.
func defaults() settings {
	return settings{Width: 1280, Height: 800, Dock: kit.Sizes{Left: 290, Right: 330, Bottom: 250}}
}

func loadSettings(dir string) settings {
	s := defaults()
	if dir == "" {
		return s
	}
	path := filepath.Join(dir, "window.json")
	if b, err := os.ReadFile(path); err == nil {
		if json.Unmarshal(b, &s) != nil {
			s = defaults()
		}
	}
	s.path = path
	return s
}

func (s *settings) save() {
	if s.path == "" {
		return
	}
	b, err := json.MarshalIndent(s, "", "  ")
	if err != nil || os.MkdirAll(filepath.Dir(s.path), 0o755) != nil {
		return
	}
	draft := s.path + ".new"
	if os.WriteFile(draft, b, 0o600) == nil {
		_ = os.Rename(draft, s.path) // sizes only: see the type
	}
}

// LastLanguage is the language chosen last in this configuration, "" when none was: the program asks before it makes the
// window.
func LastLanguage(configDir string) string { return loadSettings(configDir).Lang }
