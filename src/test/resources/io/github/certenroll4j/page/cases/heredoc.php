<?php
echo <<<EOT
<script>
EOTX
e.InstallResponse(0, "$cert", 1, "");
</script>
EOT;
$e = new COM("X509Enrollment.CX509Enrollment");
$e->InstallResponse(0, $cert, 1, "");
call_user_func([$e, "InstallResponse"], 0, $cert, 1, "");
