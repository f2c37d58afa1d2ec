; $e.InstallResponse(0, $a, 1, "")
#cs
$e.InstallResponse(0, $a, 1, "")
#ce
$e = ObjCreate("X509Enrollment.CX509Enrollment")
$e.InstallResponse(0, $a, 1, "")
