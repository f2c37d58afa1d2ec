{ e.InstallResponse(0, a, 1, '') } (* e.InstallResponse(0, a, 1, '') *)
// e.InstallResponse(0, a, 1, '')
e := CreateOleObject('X509Enrollment.CX509Enrollment');
e.InstallResponse(0, a, 1, '');
