package main

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/paperwurks/paperwurks/internal/model/modeltest"
)

// minds are those that a script may ask for by "standin NAME".
var minds = map[string]modeltest.Mind{
	"honest": modeltest.Honest, "inventing": modeltest.Inventing, "throttled": modeltest.Throttled, "failing": modeltest.Failing, "down": modeltest.Down,
}

// TestScripts runs what an operator would type, with the program as it is built
// for them. The compiled PDF engine is shared, as it is between the runs of one user.
func TestScripts(t *testing.T) {
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	bin := t.TempDir()
	build := exec.Command("go", "build", "-o", filepath.Join(bin, "paperwurks"), ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			// standin NAME starts a stand-in for Bedrock and points the program at it;
			// what follows NAME is added to the URL's parameters.
			"standin": func(ts *testscript.TestScript, _ bool, args []string) {
				if len(args) == 0 || minds[args[0]] == nil {
					ts.Fatalf("standin: name a mind")
				}
				stand := modeltest.Start(t, minds[args[0]])
				stand.Knowledge = map[string]string{"s3://library/roofs.md": "Repairs of the roof of a block of flats are usually the landlord's, at the cost of all."}
				ts.Setenv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
				ts.Setenv("AWS_SECRET_ACCESS_KEY", "secret")
				ts.Setenv("PAPERWURKS_MODEL_URL", "bedrock://eu-west-2/anthropic.claude-sonnet-4-6?endpoint="+stand.URL+strings.Join(append([]string{""}, args[1:]...), "&"))
			},
		},
		Setup: func(e *testscript.Env) error {
			e.Setenv("XDG_CACHE_HOME", cache)
			e.Setenv("NO_COLOR", "1")
			ln, err := net.Listen("tcp", "localhost:0") // for the script that runs a service
			if err != nil {
				return err
			}
			e.Setenv("FREE", ln.Addr().String())
			if err := ln.Close(); err != nil {
				return err
			}
			e.Setenv("PATH", bin+string(filepath.ListSeparator)+e.Getenv("PATH"))
			return nil
		},
	})
}
