package drive

import (
	"fmt"
	"os"
	"path/filepath"
)

// Story is what somebody comes to the window for, from opening files to leaving with something to hand out. It is told in
// docs/stories, played in tests without a screen and in the real window, where pictures are taken of its steps.
type Story struct {
	Name  string   // in ASCII, as its pictures and its page are called
	Reads []string // files of the reference data that it brings in, by their slashed names
	bare  bool     // it begins with no project

	tell func(*Telling)
}

// Stories are all there are, in the order in which they are told.
func Stories() []Story {
	return []Story{
		{Name: "phone-call", tell: phoneCall},
		{Name: "why-not", tell: whyNot},
		{Name: "technician", Reads: cadastres, bare: true, tell: technician},
		{Name: "assembling", tell: assembling},
		{Name: "sitting", tell: sitting},
		{Name: "projects", tell: projects},
		{Name: "comparison", tell: comparing},
		{Name: "inventory", tell: inventory},
		{Name: "newer-cadastre", tell: newerCadastre},
		{Name: "dashboard", tell: figures},
	}
}

// StoryNamed finds a story.
func StoryNamed(name string) (Story, error) {
	for _, s := range Stories() {
		if s.Name == name {
			return s, nil
		}
	}
	return Story{}, fmt.Errorf("story %q: there is none of that name", name)
}

// Lacks is what the story reads and is not in a folder of reference data, "" when all is there.
func (s Story) Lacks(data string) string {
	for _, name := range s.Reads {
		if _, err := os.Stat(filepath.Join(data, filepath.FromSlash(name))); data == "" || err != nil {
			return name
		}
	}
	return ""
}

// Tell plays the story, in the project that is open, else in the demonstration territory, and says what it took a person. The first
// thing that could not be done, or that came out otherwise than it must, is the error.
func (s Story) Tell(d *Driver, at Setting) (Effort, error) {
	folder, err := filepath.Abs(at.Folder) // what is typed into the window means the same in any folder
	if err != nil {
		return Effort{}, err
	}
	at.Folder = folder
	t := &Telling{d: d, at: at}
	if err := os.MkdirAll(at.Folder, 0o755); err != nil {
		return t.effort, err
	}
	if !s.bare && t.Snapshot() == nil {
		t.do(d.OpenDemo)
	}
	s.tell(t)
	if t.err != nil {
		return t.effort, fmt.Errorf("story %s, after step %q: %w", s.Name, t.last, t.err)
	}
	return t.effort, nil
}

// Photographs keeps a picture of each step in a folder, numbered, under the name of the story.
func Photographs(d *Driver, folder, story string) func(step string) error {
	n := 0
	return func(step string) error {
		n++
		return d.writePicture(filepath.Join(folder, fmt.Sprintf("%s-%02d-%s.png", story, n, step)))
	}
}
