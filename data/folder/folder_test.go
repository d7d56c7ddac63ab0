package folder

import (
	"context"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func there(paths ...string) func(string) bool {
	return func(path string) bool { return slices.Contains(paths, path) }
}

func TestThePlacesOfEachSystem(t *testing.T) {
	t.Parallel()
	usual := map[Kind]string{Home: "/home/ana", Desktop: "/home/ana/Bureau", Documents: "/home/ana/Documents/", Downloads: "/home/ana"}
	table := "/dev/sda1 / ext4 rw 0 0\ntmpfs /run/media-less tmpfs rw 0 0\n/dev/sdc1 /run/media/ana/CLE\\040DE\\040SÉANCE vfat rw 0 0\n/dev/sdb1 /media/ana/Photos ext4 rw 0 0\n//srv/f /mnt cifs rw 0 0\n/dev/sdb1 /media/ana/Photos ext4 rw 0 0\nbad\n"
	own := []Place{{Home, "/home/ana", ""}, {Documents, "/home/ana/Documents", ""}}
	for _, c := range []struct {
		name string
		m    machine
		want []Place
	}{
		{
			"linux",
			machine{
				os: "linux", usual: usual, mounts: func() []byte { return []byte(table) },
				is: there("/home/ana", "/home/ana/Documents", "/media/ana/Photos", "/mnt", "/run/media/ana/CLE DE SÉANCE"),
			},
			slices.Concat(own, []Place{{Drive, "/media/ana/Photos", "Photos"}, {Drive, "/mnt", "mnt"}, {Drive, "/run/media/ana/CLE DE SÉANCE", "CLE DE SÉANCE"}}),
		},
		{
			"windows",
			machine{os: "windows", usual: usual, is: there("/home/ana", "/home/ana/Documents", `C:\`, `S:\`)},
			slices.Concat(own, []Place{{Drive, `C:\`, "C:"}, {Drive, `S:\`, "S:"}}),
		},
		{
			"darwin",
			machine{
				os: "darwin", usual: usual, is: there("/home/ana", "/home/ana/Documents", "/Volumes/Macintosh HD", "/Volumes/Serveur"),
				list: func(string) []string { return []string{".timemachine", "Macintosh HD", "Serveur", "Gone"} },
			},
			slices.Concat(own, []Place{{Drive, "/Volumes/Macintosh HD", "Macintosh HD"}, {Drive, "/Volumes/Serveur", "Serveur"}}),
		},
	} {
		if got := c.m.places(); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

// What is found on this machine is there, each once, home first; nothing is asked once nobody waits.
func TestTheUsualPlacesAreThere(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for i, p := range Usual(context.Background()) {
		if info, err := os.Stat(p.Path); err != nil || !info.IsDir() || seen[p.Path] || strings.TrimSpace(p.Path) == "" {
			t.Errorf("%+v: %v", p, err)
		}
		if seen[p.Path] = true; (p.Kind == Home) != (i == 0) {
			t.Errorf("place %d is %+v", i, p)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if got := Usual(ctx); got != nil {
		t.Errorf("nobody waits, and it finds %+v", got)
	}
}
